Console.WriteLine("calaisis-bench");
